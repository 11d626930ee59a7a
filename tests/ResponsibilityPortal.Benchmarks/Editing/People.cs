using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.Net.Http.Headers;
using ResponsibilityPortal.Benchmarks.Serving;
using ResponsibilityPortal.Web.Security;

namespace ResponsibilityPortal.Benchmarks.Editing;

/// <summary>People who have pages of a portal open, as many as it takes: nobody may have more than a few.</summary>
internal sealed class People(Uri server) : IAsyncDisposable
{
    private const int AtOnce = 8;

    private readonly HttpClient _client = new(new SocketsHttpHandler { UseCookies = false });
    private readonly List<string> _cookies = [];
    private readonly ConcurrentBag<PlayedPage> _pages = [];
    private int _opened;

    /// <summary>Opens a page so many times more, and waits until all stand. They stay open.</summary>
    public async Task OpenAsync(string path, int count)
    {
        var first = _opened;
        _opened += count;
        while (_cookies.Count * OpenSockets.PerPerson < _opened)
        {
            _cookies.Add(await SignInAsync());
        }

        await Parallel.ForAsync(first, _opened, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (number, _) =>
            _pages.Add(await PlayedPage.OpenAsync(server, _client, _cookies[number / OpenSockets.PerPerson], path)));
        await Task.WhenAll(_pages.Select(page => page.StandsAsync()));
    }

    /// <summary>Bytes of the server's objects that are in use.</summary>
    public async Task<long> LiveBytesAsync() => long.Parse(await _client.GetStringAsync(new Uri(server, ServedPeople.HeapPath)), CultureInfo.InvariantCulture);

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
        using var response = await _client.GetAsync(new Uri(server, ServedPeople.SignInPath));
        response.EnsureSuccessStatusCode();
        var cookies = SetCookieHeaderValue.ParseList([.. response.Headers.GetValues(HeaderNames.SetCookie)]);
        return string.Join("; ", cookies.Select(cookie => $"{cookie.Name}={cookie.Value}"));
    }
}
