using Exotel.Wire;

namespace Exotel.Phones;

/// <summary>Reads the suggested ExoPhone: its number alone, an object that describes it, or a list of either.</summary>
internal sealed class AlternatePhoneConverter() : NestedStringConverter("phone_number", "exophone", "sid");
