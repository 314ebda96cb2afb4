namespace Exotel;

/// <summary>What Exotel knows of an Indian number. Null means that it said nothing, or something that says nothing. Source: docs/api.md#numbers.</summary>
public sealed class NumberInfo
{
    internal NumberInfo()
    {
    }

    /// <summary>The number as Exotel spells it; as it was asked for where it does not say.</summary>
    public string? PhoneNumber { get; internal init; }

    /// <summary>The code of the telecom circle, two or three letters.</summary>
    public string? Circle { get; internal init; }

    /// <summary>The name of the telecom circle, in the server's words; filled in from the code where those are missing.</summary>
    public string? CircleName { get; internal init; }

    /// <summary><c>Mobile</c>, <c>Landline</c>, or a newer word.</summary>
    public string? Type { get; internal init; }

    /// <summary>The code of the operator.</summary>
    public string? Operator { get; internal init; }

    /// <summary>The name of the operator, in the server's words; filled in from the code where those are missing and the code is clear.</summary>
    public string? OperatorName { get; internal init; }

    /// <summary>Whether the number is on the do-not-disturb register; null when that is not known.</summary>
    public bool? DND { get; internal init; }

    /// <summary>The number.</summary>
    /// <returns>The number, or an empty text.</returns>
    public override string ToString() => PhoneNumber ?? string.Empty;
}
