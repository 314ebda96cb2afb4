using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Exotel.Calls;

namespace Exotel.Analytics.Store;

/// <summary>Which calls of a store to read. What a user gives is a parameter of the SQL, never its text.</summary>
internal sealed record StoredCallQuery
{
    /// <summary>Null for every account of the store.</summary>
    public string? AccountSid { get; init; }

    /// <summary>First moment, included.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>Last moment, included to the second.</summary>
    public DateTimeOffset? Until { get; init; }

    public IReadOnlyList<string> From { get; init; } = [];

    public IReadOnlyList<string> To { get; init; } = [];

    public IReadOnlyList<string> PhoneNumber { get; init; } = [];

    public IReadOnlyList<string> Status { get; init; } = [];

    public IReadOnlyList<string> Direction { get; init; } = [];

    public IReadOnlyList<string> Outcome { get; init; } = [];

    /// <summary>Customers, in any spelling.</summary>
    public IReadOnlyList<string> CustomerNumber { get; init; } = [];

    /// <summary>Seconds, included.</summary>
    public int? MinDuration { get; init; }

    /// <summary>Seconds, included.</summary>
    public int? MaxDuration { get; init; }

    public decimal? MinPrice { get; init; }

    public decimal? MaxPrice { get; init; }

    public bool Ascending { get; init; }

    public long Skip { get; init; }

    /// <summary>How many calls to read; null for all.</summary>
    public long? Limit { get; init; }

    /// <summary>The condition, with its parameters <c>@p0</c> and so on; empty where nothing is asked for.</summary>
    /// <param name="account">The column of the account, as the condition has it.</param>
    public (string Condition, (ColumnKind Kind, object? Value)[] Parameters) ToSql(string account)
    {
        var conditions = new List<string>();
        var parameters = new List<(ColumnKind, object?)>();

        Compare($"{account} =", ColumnKind.Key, AccountSid);
        Compare("date_created >=", ColumnKind.Time, Since?.UtcDateTime);
        Compare("date_created <=", ColumnKind.Time, Until?.UtcDateTime);
        AnyOf("from_number", From.SelectMany(PhoneNumberFormats.Of));
        AnyOf("to_number", To.SelectMany(PhoneNumberFormats.Of));
        AnyOf("exophone", PhoneNumber.SelectMany(PhoneNumberFormats.Of));
        AnyOf("customer_number", CustomerNumber.Select(number => PhoneNumberNormalizer.Normalize(number)!));
        AnyOf("LOWER(status)", Status.Select(Lower));
        AnyOf("LOWER(direction)", Direction.Select(Lower));
        AnyOf("LOWER(outcome)", Outcome.Select(Lower));
        Compare("duration >=", ColumnKind.Integer, MinDuration);
        Compare("duration <=", ColumnKind.Integer, MaxDuration);
        Compare("price >=", ColumnKind.Price, MinPrice);
        Compare("price <=", ColumnKind.Price, MaxPrice);
        return (conditions.Count == 0 ? string.Empty : " WHERE " + string.Join(" AND ", conditions), parameters.ToArray());

        string Add(ColumnKind kind, object? value)
        {
            parameters.Add((kind, value));
            return "@p" + (parameters.Count - 1).ToString(CultureInfo.InvariantCulture);
        }

        void Compare(string left, ColumnKind kind, object? value)
        {
            if (value is not null)
                conditions.Add($"{left} {Add(kind, value)}");
        }

        void AnyOf(string left, IEnumerable<string> values)
        {
            var slots = values.Distinct(StringComparer.Ordinal).Select(value => Add(ColumnKind.Text, value)).ToList();
            if (slots.Count > 0)
                conditions.Add($"{left} IN ({string.Join(", ", slots)})");
        }
    }

#pragma warning disable CA1308 // Exotel's words are lower case.
    private static string Lower(string word) => word.ToLowerInvariant();
#pragma warning restore CA1308
}
