using System.Threading.Tasks;

namespace Exotel.TestKit;

/// <summary>A request that waits for its response.</summary>
public sealed class PendingRequest(ReceivedRequest request)
{
    private readonly TaskCompletionSource<CannedResponse> _response = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public string Target => request.Target;

    internal Task<CannedResponse> Response => _response.Task;

    public void Respond(int status, string body) => _response.TrySetResult(new CannedResponse(status, body));
}
