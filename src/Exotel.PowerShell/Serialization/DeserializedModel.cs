using System.ComponentModel;

namespace Exotel.PowerShell.Serialization;

/// <summary>
/// The target type of deserialization in <c>Exotel.Types.ps1xml</c>. The types of the models cannot be named there without loading their
/// assembly when the module is imported; <see cref="ModelConverter"/> creates them.
/// </summary>
[TypeConverter(typeof(ModelConverter))]
public abstract class DeserializedModel
{
    private protected DeserializedModel()
    {
    }
}
