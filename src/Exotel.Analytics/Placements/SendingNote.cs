using System;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Exotel.Analytics.Placements;

/// <summary>
/// What a row says while its outcome is unknown, in its column <c>message</c>: how long its call may be under way, and which process is sending
/// it, or why the outcome is unknown.
/// </summary>
internal static class SendingNote
{
    private static readonly Regex Length = new(@"\AMay be under way for (\d{1,9}) s after sent_at\.", RegexOptions.CultureInvariant);
    private static readonly Regex Process = new(@" Being sent by process (\d{1,9}) on (.*), run \w+\.\z", RegexOptions.CultureInvariant | RegexOptions.Singleline);

    /// <param name="length">How long after the request a call may be under way, unlisted.</param>
    /// <param name="run">Distinguishes the runs of a process.</param>
    public static string BeingSent(TimeSpan length, string run) =>
        FormattableString.Invariant($"{Begin(length)} Being sent by process {ProcessId} on {Environment.MachineName}, run {run}.");

    /// <param name="length">How long after the request a call may be under way, unlisted.</param>
    /// <param name="reason">Why the outcome is unknown.</param>
    public static string Unknown(TimeSpan length, string reason) => Begin(length) + " " + reason;

    /// <summary>How long a call may be under way; null where the message does not say.</summary>
    public static TimeSpan? LengthIn(string? message) =>
        Length.Match(message ?? string.Empty) is { Success: true } match ? TimeSpan.FromSeconds(int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture)) : null;

    /// <summary>Whether another process may be sending the row at this moment: it is not known to have ended.</summary>
    public static bool MayBeSending(string? message)
    {
        if (Process.Match(message ?? string.Empty) is not { Success: true } match)
            return false;
        if (match.Groups[2].Value != Environment.MachineName)
            return true;
        try
        {
            using var process = System.Diagnostics.Process.GetProcessById(int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture));
            return !process.HasExited;
        }
        catch (Exception error) when (error is ArgumentException or InvalidOperationException)
        {
            return false;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return true;
        }
    }

    private static int ProcessId
    {
        get
        {
            using var process = System.Diagnostics.Process.GetCurrentProcess();
            return process.Id;
        }
    }

    private static string Begin(TimeSpan length) => FormattableString.Invariant($"May be under way for {Math.Ceiling(length.TotalSeconds)} s after sent_at.");
}
