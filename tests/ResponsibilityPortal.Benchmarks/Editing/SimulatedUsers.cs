using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.Net.Http.Headers;
using ResponsibilityPortal.Benchmarks.Serving;
using ResponsibilityPortal.Web.Security;

namespace ResponsibilityPortal.Benchmarks.Editing;

/// <summary>Users with open pages of a portal. One user can open only a few pages, so there are as many users as needed.</summary>
internal sealed class SimulatedUsers(Uri server) : IAsyncDisposable
{
    private const int AtOnce = 8;

    private readonly HttpClient _client = new(new SocketsHttpHandler { UseCookies = false });
    private readonly List<string> _cookies = [];
    private readonly ConcurrentBag<PlayedPage> _pages = [];
    private int _opened;

    /// <summary>Opens a number of further pages and waits until all are loaded. They stay open.</summary>
    public async Task OpenAsync(string path, int count)
    {
        var first = _opened;
        _opened += count;
        while (_cookies.Count * OpenSockets.PerUser < _opened)
        {
            _cookies.Add(await SignInAsync());
        }

        await Parallel.ForAsync(
            first,
            _opened,
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce },
            async (number, _) => _pages.Add(await PlayedPage.OpenAsync(server, _client, _cookies[number / OpenSockets.PerUser], path))
        );
        await Task.WhenAll(_pages.Select(page => page.WaitUntilLoadedAsync()));
    }

    /// <summary>Returns the bytes of the server's live objects.</summary>
    public async Task<long> LiveBytesAsync() =>
        long.Parse(await _client.GetStringAsync(new Uri(server, ServedUsers.HeapPath)), CultureInfo.InvariantCulture);

    public async ValueTask DisposeAsync()
    {
        foreach (var page in _pages)
        {
            await page.DisposeAsync();
        }

        _client.Dispose();
    }

    private async Task<string> SignInAsync()
    {
        using var response = await _client.GetAsync(new Uri(server, ServedUsers.SignInPath));
        response.EnsureSuccessStatusCode();
        var cookies = SetCookieHeaderValue.ParseList([.. response.Headers.GetValues(HeaderNames.SetCookie)]);
        return string.Join("; ", cookies.Select(cookie => $"{cookie.Name}={cookie.Value}"));
    }
}
