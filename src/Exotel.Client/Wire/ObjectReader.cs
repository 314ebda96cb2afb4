using System.Text.Json;
using System.Text.Json.Serialization;

namespace Exotel.Wire;

/// <summary>Reads an object inside another one.</summary>
internal static class ObjectReader
{
    /// <summary>
    /// The converter reads the object where it is. <see cref="JsonSerializer"/> would look for its end first, and so read a list of calls twice.
    /// </summary>
    /// <param name="reader">The reader, at the start of the object; afterwards at its end.</param>
    /// <param name="options">They know the type.</param>
    public static T? Read<T>(ref Utf8JsonReader reader, JsonSerializerOptions options)
        where T : class => ((JsonConverter<T>)options.GetTypeInfo(typeof(T)).Converter).Read(ref reader, typeof(T), options);
}
