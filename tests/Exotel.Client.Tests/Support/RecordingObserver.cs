using System;
using System.Collections.Concurrent;
using Exotel.Http;

namespace Exotel.Tests.Support;

/// <summary>Keeps what it was told.</summary>
internal sealed class RecordingObserver : IRequestObserver
{
    public ConcurrentQueue<string> Sent { get; } = new();

    public ConcurrentQueue<(ExotelException Error, TimeSpan Delay, int Attempt, int Attempts)> Retries { get; } = new();

    public ConcurrentQueue<PacingWait> Waits { get; } = new();

    public ConcurrentQueue<ExotelException> Refusals { get; } = new();

    public ConcurrentQueue<string> Problems { get; } = new();

    public ConcurrentQueue<RequestSummary> Completed { get; } = new();

    public void OnCompleted(RequestSummary summary) => Completed.Enqueue(summary);

    public void OnSending(string method, ApiRequest request) => Sent.Enqueue(method + " " + request);

    public void OnRetry(ExotelException error, TimeSpan delay, int attempt, int attempts) => Retries.Enqueue((error, delay, attempt, attempts));

    public void OnWaiting(PacingWait wait) => Waits.Enqueue(wait);

    public void OnRefused(ExotelException error) => Refusals.Enqueue(error);

    public void OnPacingAlone(string problem) => Problems.Enqueue(problem);
}
