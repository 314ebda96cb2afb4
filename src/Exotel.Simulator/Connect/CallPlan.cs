namespace Exotel.Simulator.Connect;

/// <summary>How a placed call ends; the last four digits of the called number select it.</summary>
internal sealed record CallPlan(string Status, int TalkSeconds)
{
    public const int RingSeconds = 6;

    /// <summary>Time from the end of a call until its duration and price are known.</summary>
    public const int SettleSeconds = 120;

    /// <summary>Time from the end of a call until its recording is available.</summary>
    public const int RecordingSeconds = 60;

    private const int ShortTalkSeconds = 30;
    private const int LongTalkSeconds = 3600;

    public static CallPlan For(string to) => (to.Length < 4 ? string.Empty : to[^4..]) switch
    {
        "0001" => new CallPlan("busy", 0),
        "0002" => new CallPlan("no-answer", 0),
        "0003" => new CallPlan("failed", 0),
        "0004" => new CallPlan("completed", LongTalkSeconds),
        "0005" => new CallPlan("canceled", 0),
        _ => new CallPlan("completed", ShortTalkSeconds),
    };
}
