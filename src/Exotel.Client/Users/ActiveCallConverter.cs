using Exotel.Wire;

namespace Exotel.Users;

/// <summary>Reads the call that a user is on: its SID, an object that describes it, or whether there is one.</summary>
internal sealed class ActiveCallConverter() : NestedStringConverter("call_sid", "sid", "id");
