namespace Exotel.Http;

/// <summary>An error in the v1 format. Source: docs/api.md#errors.</summary>
internal sealed class RestException
{
    public int? Status { get; set; }

    public string? Code { get; set; }

    public string? Message { get; set; }

    public string? Description { get; set; }
}
