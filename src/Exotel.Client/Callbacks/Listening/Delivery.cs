using System.Threading.Tasks;

namespace Exotel.Callbacks.Listening;

/// <summary>An item for the pipeline: a callback, or the error of an invalid one.</summary>
internal sealed class Delivery
{
    private readonly TaskCompletionSource<bool> _responded = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Delivery(Callback callback) => Callback = callback;

    public Delivery(ExotelException error) => Error = error;

    public Callback? Callback { get; }

    public ExotelException? Error { get; }

    /// <summary>Completes when the response was sent, or cannot be sent.</summary>
    public Task Responded => _responded.Task;

    public void SetResponded() => _responded.TrySetResult(true);
}
