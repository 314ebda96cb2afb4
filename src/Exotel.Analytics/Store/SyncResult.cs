using System;

namespace Exotel;

/// <summary>What a synchronization of a store did.</summary>
public sealed class SyncResult
{
    internal SyncResult()
    {
    }

    /// <summary>The account whose calls were synchronized.</summary>
    public string AccountSid { get; internal init; } = string.Empty;

    /// <summary>The first moment that the run covers, with the account's offset.</summary>
    public DateTimeOffset Since { get; internal init; }

    /// <summary>The last moment that the run covers, with the account's offset.</summary>
    public DateTimeOffset Until { get; internal init; }

    /// <summary>The number of calls that the store did not have before.</summary>
    public long New { get; internal init; }

    /// <summary>The number of calls of which something changed, such as a late price.</summary>
    public long Changed { get; internal init; }

    /// <summary>The number of calls that were read again and had not changed.</summary>
    public long Unchanged { get; internal init; }

    /// <summary>The number of calls of the last three days that still lack a price, a duration or an end.</summary>
    public int Unsettled { get; internal init; }

    /// <summary>The number of calls that <c>-KeepFor</c> deleted from the store.</summary>
    public long Deleted { get; internal init; }

    /// <summary>The number of requests that were sent.</summary>
    public int Requests { get; internal init; }

    /// <summary>How long the run took, in whole seconds.</summary>
    public int Elapsed { get; internal init; }

    /// <summary>The account SID.</summary>
    /// <returns>The account SID.</returns>
    public override string ToString() => AccountSid;
}
