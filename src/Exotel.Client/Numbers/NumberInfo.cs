namespace Exotel;

/// <summary>Information about an Indian number. Null means that Exotel returned no value. Source: docs/api.md#numbers.</summary>
public sealed class NumberInfo
{
    internal NumberInfo()
    {
    }

    /// <summary>The number as Exotel returns it, or as requested when it returns none.</summary>
    public string? PhoneNumber { get; internal init; }

    /// <summary>The code of the telecom circle, two or three letters.</summary>
    public string? Circle { get; internal init; }

    /// <summary>The name of the telecom circle, as the server returns it; derived from the code when missing.</summary>
    public string? CircleName { get; internal init; }

    /// <summary><c>Mobile</c>, <c>Landline</c>, or a newer value.</summary>
    public string? Type { get; internal init; }

    /// <summary>The code of the operator.</summary>
    public string? Operator { get; internal init; }

    /// <summary>The name of the operator, as the server returns it; derived from the code when missing and unambiguous.</summary>
    public string? OperatorName { get; internal init; }

    /// <summary>Whether the number is on the do-not-disturb register; null when unknown.</summary>
    public bool? DND { get; internal init; }

    /// <summary>The number.</summary>
    /// <returns>The number, or an empty string.</returns>
    public override string ToString() => PhoneNumber ?? string.Empty;
}
