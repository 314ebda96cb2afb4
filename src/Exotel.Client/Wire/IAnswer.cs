namespace Exotel;

/// <summary>The outermost object of an answer: it may be a refusal although the HTTP status says otherwise.</summary>
internal interface IAnswer
{
    Refusal? Refusal { get; }
}
