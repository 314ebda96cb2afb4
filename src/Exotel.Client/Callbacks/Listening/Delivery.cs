using System.Threading.Tasks;

namespace Exotel.Callbacks.Listening;

/// <summary>Something for the pipeline: a callback, or what was wrong with one.</summary>
internal sealed class Delivery
{
    private readonly TaskCompletionSource<bool> _answered = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Delivery(Callback callback) => Callback = callback;

    public Delivery(ExotelException error) => Error = error;

    public Callback? Callback { get; }

    public ExotelException? Error { get; }

    /// <summary>Ends when the sender has its answer, or cannot be answered.</summary>
    public Task Answered => _answered.Task;

    public void SetAnswered() => _answered.TrySetResult(true);
}
