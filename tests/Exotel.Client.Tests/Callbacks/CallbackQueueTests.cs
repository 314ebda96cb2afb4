using System.Threading.Tasks;
using Exotel.Callbacks.Listening;
using Xunit;

namespace Exotel.Tests.Callbacks;

public sealed class CallbackQueueTests
{
    [Fact]
    public async Task A_reader_that_waits_while_the_queue_is_disposed_gets_the_end()
    {
        for (var i = 0; i < 100; i++)
        {
            var queue = new CallbackQueue(new CallbackListenerOptions());
            var next = queue.NextAsync(TestContext.Current.CancellationToken);

            queue.Close();
            queue.Dispose();

            Assert.Null(await next);
        }
    }
}
