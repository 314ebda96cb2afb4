using System;
using System.Threading;
using System.Threading.Tasks;
using Exotel.Simulator.Calls;
using Exotel.Simulator.Configuration;

namespace Exotel.Simulator.Connect;

/// <summary>Lets placed calls ring, be talked on, end and settle, in scaled time, and posts what happens to whoever asked for it.</summary>
internal sealed class CallLifecycle : IDisposable
{
    private readonly SimulatorOptions _options;
    private readonly CallStore _store;
    private readonly CallbackSender _callbacks;
    private readonly CancellationTokenSource _end = new();

    public CallLifecycle(SimulatorOptions options, CallStore store)
    {
        _options = options;
        _store = store;
        _callbacks = new CallbackSender(options);
    }

    public void Begin(SimCall call, ConnectForm form) => _ = LiveAsync(call, form);

    public void Dispose()
    {
        _end.Cancel();
        _callbacks.Dispose();
    }

    private async Task LiveAsync(SimCall call, ConnectForm form)
    {
        try
        {
            var plan = CallPlan.For(call.To);
            await PassAsync(CallPlan.RingSeconds);
            var isAnswered = plan.Status == "completed";
            if (isAnswered)
                await _callbacks.SendAsync(form, "answered", call, _end.Token);

            await PassAsync(plan.TalkSeconds);
            var ended = call with
            {
                Status = plan.Status,
                Leg1 = "completed",
                Leg2 = plan.Status,
                Leg1Duration = CallPlan.RingSeconds + plan.TalkSeconds,
                Leg2Duration = plan.TalkSeconds,
                Conversation = plan.TalkSeconds,
                IsRecorded = form.IsRecorded && isAnswered,
                RecordedAt = _options.WallClock.AddSeconds(CallPlan.RecordingSeconds / _options.TimeScale),
            };
            _store.Put(ended);
            await _callbacks.SendAsync(form, "terminal", ended, _end.Token);

            await PassAsync(CallPlan.SettleSeconds);
            _store.Put(ended with { Duration = CallPlan.RingSeconds + plan.TalkSeconds, Price = isAnswered ? 0.75m : 0 });
        }
        catch (OperationCanceledException)
        {
        }
    }

    private Task PassAsync(double seconds) => Task.Delay(TimeSpan.FromSeconds(seconds / _options.TimeScale), _options.Time, _end.Token);
}
