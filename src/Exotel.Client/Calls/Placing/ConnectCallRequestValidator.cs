using System;
using System.Collections.Generic;
using System.Linq;

namespace Exotel.Calls.Placing;

/// <summary>Validates a call before anything is sent. Source: docs/api.md#place-a-call.</summary>
internal static class ConnectCallRequestValidator
{
    private const int MaxTimeLimit = 14400;
    private const int MaxCustomField = 128;
    private const int MaxEvents = 2;

    /// <exception cref="ExotelException">A field is invalid; the message names it, its value and the valid values.</exception>
    public static void Check(ConnectCallRequest order)
    {
        foreach (var fault in Faults(order))
            throw new ExotelException(ExotelErrorKind.InvalidRequest, "The call was not placed: " + fault);
    }

    private static IEnumerable<string> Faults(ConnectCallRequest order)
    {
        var goals = new[] { order.To, order.FlowId, order.FlowUrl }.Count(goal => !string.IsNullOrWhiteSpace(goal));
        if (string.IsNullOrWhiteSpace(order.From))
            yield return "From is empty. Specify the number to dial first.";
        if (string.IsNullOrWhiteSpace(order.CallerId))
            yield return "CallerId is empty. Specify the ExoPhone to call from.";
        if (goals == 0)
            yield return "To, FlowId or FlowUrl is required: the number to dial second, or the flow that the first party hears.";
        if (goals > 1)
            yield return $"exactly one of To, FlowId and FlowUrl is required, but {goals} were specified.";
        foreach (var (name, number) in new[] { ("From", order.From), ("To", order.To), ("CallerId", order.CallerId) })
            if (SpreadsheetNumber.IsShortened(number))
                yield return $"{name} is '{number}', a number that a spreadsheet shortened: its last digits are lost. Format the column as text in the spreadsheet, and save the file again.";
        if (order.TimeLimit is < 1 or > MaxTimeLimit)
            yield return $"TimeLimit is {order.TimeLimit}; use 1 to {MaxTimeLimit} seconds.";
        if (order.RingTimeout < 1)
            yield return $"RingTimeout is {order.RingTimeout}; use a positive number of seconds.";
        if (order.CustomField?.Length > MaxCustomField)
            yield return $"CustomField has {order.CustomField.Length} characters; Exotel accepts at most {MaxCustomField}.";
        if (!order.Record && (order.RecordingChannels ?? order.RecordingFormat) is not null)
            yield return "RecordingChannels and RecordingFormat require Record.";
        if (order.StatusCallbackEvent.Count > 0 && string.IsNullOrWhiteSpace(order.StatusCallback))
            yield return "StatusCallbackEvent requires StatusCallback.";
        if (order.StatusCallbackEvent.Count > 0 && string.IsNullOrWhiteSpace(order.To))
            yield return "StatusCallbackEvent requires To; it cannot be used with a flow.";
        if (order.StatusCallbackEvent.Count > MaxEvents)
            yield return $"StatusCallbackEvent has {order.StatusCallbackEvent.Count} events; Exotel accepts at most {MaxEvents}: terminal and answered.";
        if (order.WaitUrl is not null && string.IsNullOrWhiteSpace(order.To))
            yield return "WaitUrl requires To: in a flow there is no second party to wait for.";
        foreach (var name in order.Additional.Keys.Where(name => ConnectCallRequestEncoder.Names.Contains(name, StringComparer.OrdinalIgnoreCase)))
            yield return $"{name} has a parameter of its own; it cannot be an additional parameter too.";
    }
}
