namespace Exotel.Calls;

/// <summary>The paging metadata of a list. Source: docs/api.md#many-calls.</summary>
internal sealed class PageMetadataWire
{
    public int? Total { get; set; }

    public int? PageSize { get; set; }

    public string? NextPageUri { get; set; }
}
