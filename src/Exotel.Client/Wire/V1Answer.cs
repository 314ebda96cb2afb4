namespace Exotel;

/// <summary>What every v1 answer may be instead of itself: a refusal.</summary>
internal abstract class V1Answer : IAnswer
{
    public RestExceptionWire? RestException { get; set; }

    Refusal? IAnswer.Refusal => Refusal.From(RestException);
}
