using System;
using System.Threading;
using System.Threading.Tasks;
using Exotel.Simulator.Calls;
using Exotel.Simulator.Configuration;

namespace Exotel.Simulator.Connect;

/// <summary>Takes placed calls through ringing, conversation, end and settlement, in scaled time, and posts the requested callbacks.</summary>
internal sealed class CallLifecycle(SimulatorOptions options, CallStore store) : IDisposable
{
    private readonly CallbackSender _callbacks = new(options);
    private readonly CancellationTokenSource _stop = new();

    public void Start(SimCall call, ConnectForm form) => _ = RunAsync(call, form);

    public void Dispose()
    {
        _stop.Cancel();
        _callbacks.Dispose();
    }

    private async Task RunAsync(SimCall call, ConnectForm form)
    {
        try
        {
            var plan = CallPlan.For(call.To);
            await DelayAsync(CallPlan.RingSeconds);
            var isAnswered = plan.Status == "completed";
            if (isAnswered)
                await _callbacks.SendAsync(form, "answered", call, _stop.Token);

            await DelayAsync(plan.TalkSeconds);
            var ended = call with
            {
                Status = plan.Status,
                Leg1 = "completed",
                Leg2 = plan.Status,
                Leg1Duration = CallPlan.RingSeconds + plan.TalkSeconds,
                Leg2Duration = plan.TalkSeconds,
                Conversation = plan.TalkSeconds,
                IsRecorded = form.IsRecorded && isAnswered,
                RecordedAt = options.LocalNow.AddSeconds(CallPlan.RecordingSeconds / options.TimeScale),
            };
            store.Put(ended);
            await _callbacks.SendAsync(form, "terminal", ended, _stop.Token);

            await DelayAsync(CallPlan.SettleSeconds);
            store.Put(ended with { Duration = CallPlan.RingSeconds + plan.TalkSeconds, Price = isAnswered ? 0.75m : 0 });
        }
        catch (OperationCanceledException)
        {
        }
    }

    private Task DelayAsync(double seconds) => Task.Delay(TimeSpan.FromSeconds(seconds / options.TimeScale), options.Time, _stop.Token);
}
