using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using Microsoft.Playwright;

namespace Exotel.Browser.Tests;

/// <summary>A page in a browser, and what it did.</summary>
internal sealed class OpenPage(IBrowserContext context, IPage page) : IAsyncDisposable
{
    private readonly List<string> _requests = [];
    private readonly List<string> _complaints = [];

    public IPage Page => page;

    /// <summary>The URLs of all requests but that of the page.</summary>
    public IReadOnlyList<string> Requests => _requests;

    /// <summary>Messages of the console, among them violations of the page's policy, scripts that failed, and dialogs.</summary>
    public IReadOnlyList<string> Complaints => _complaints;

    public async Task GoAsync(Uri address)
    {
        page.Request += (_, request) =>
        {
            if (request.Url != address.AbsoluteUri)
                _requests.Add(request.Url);
        };
        page.Console += (_, message) => _complaints.Add(message.Text);
        page.PageError += (_, message) => _complaints.Add(message);
        page.Dialog += async (_, dialog) =>
        {
            _complaints.Add(dialog.Message);
            await dialog.DismissAsync();
        };
        await page.GotoAsync(address.AbsoluteUri, new() { WaitUntil = WaitUntilState.Load });
    }

    public Task<T> EvaluateAsync<T>(string script) => page.EvaluateAsync<T>(script);

    public ValueTask DisposeAsync() => context.DisposeAsync();
}
