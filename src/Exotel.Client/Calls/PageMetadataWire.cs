namespace Exotel.Calls;

/// <summary>Where a page stands in its list. Source: API page, section 4.</summary>
internal sealed class PageMetadataWire
{
    public int? Total { get; set; }

    public int? PageSize { get; set; }

    public string? NextPageUri { get; set; }
}
