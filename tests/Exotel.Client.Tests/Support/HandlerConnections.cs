using System.Net.Http;
using Exotel.Http;

namespace Exotel.Tests.Support;

/// <summary>Connections whose requests go to a message handler, and whose delays end at once and are as long each time.</summary>
internal static class HandlerConnections
{
    public static ApiConnection Connect(this HttpMessageHandler handler, Account? account = null, IRequestObserver? observer = null, Clock? clock = null) =>
        new(account ?? TestAccounts.Exotest, observer, new ConnectionSettings
        {
            Http = new HttpClient(handler, disposeHandler: false),
            Clock = clock ?? new FakeClock(),
            Random = () => 0.5,
        });
}
