namespace Exotel.Check;

/// <summary>How a test project ended in Wine.</summary>
internal enum WineOutcome
{
    /// <summary>Tests passed, or all were skipped, and none failed.</summary>
    Passed,

    /// <summary>A test failed, or no test ran.</summary>
    Failed,

    /// <summary>Wine ended the program each time before it had results.</summary>
    NoResults,
}
