namespace Exotel.Simulator.Connect;

/// <summary>What becomes of a placed call; the last four digits of its second number choose.</summary>
internal sealed record CallPlan(string Status, int TalkSeconds)
{
    public const int RingSeconds = 6;

    /// <summary>Duration and price are in so long after the end.</summary>
    public const int SettleSeconds = 120;

    /// <summary>The recording can be had so long after the end.</summary>
    public const int RecordingSeconds = 60;

    private const int Talk = 30;
    private const int LongTalk = 3600;

    public static CallPlan For(string to) => (to.Length < 4 ? string.Empty : to[^4..]) switch
    {
        "0001" => new CallPlan("busy", 0),
        "0002" => new CallPlan("no-answer", 0),
        "0003" => new CallPlan("failed", 0),
        "0004" => new CallPlan("completed", LongTalk),
        "0005" => new CallPlan("canceled", 0),
        _ => new CallPlan("completed", Talk),
    };
}
