namespace Exotel.Http;

/// <summary>A refusal as v1 writes it. Source: API page, section 9.</summary>
internal sealed class RestException
{
    public int? Status { get; set; }

    public string? Code { get; set; }

    public string? Message { get; set; }

    public string? Description { get; set; }
}
