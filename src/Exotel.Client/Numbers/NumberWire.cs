namespace Exotel.Numbers;

/// <summary>The fields of a number in v1. Source: docs/api.md#numbers.</summary>
internal sealed class NumberWire
{
    public string? PhoneNumber { get; set; }

    public string? Circle { get; set; }

    public string? CircleName { get; set; }

    public string? Type { get; set; }

    public string? Operator { get; set; }

    public string? OperatorName { get; set; }

    public string? DND { get; set; }
}
