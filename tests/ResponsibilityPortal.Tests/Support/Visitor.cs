using System.Globalization;

namespace ResponsibilityPortal.Tests.Support;

/// <summary>
/// A browser without JavaScript. It keeps cookies and fills in forms, but follows no redirects. It handles cookies itself, because they are
/// Secure and cookie containers don't send such cookies over plain HTTP. Each visitor has its own loopback address, because only those may
/// sign in over plain HTTP.
/// </summary>
internal sealed class Visitor(PortalHost host)
{
    private static int _last;

    private readonly Dictionary<string, string> _cookies = [];

    public string NetworkAddress { get; init; } = NextAddress();

    /// <summary>Headers that a proxy adds to each request.</summary>
    public IReadOnlyList<(string Name, string Value)> Always { get; init; } = [];

    /// <summary>The Cookie header of the browser.</summary>
    public string Cookies => string.Join("; ", _cookies.Select(cookie => $"{cookie.Key}={cookie.Value}"));

    /// <summary>Returns a copy of the browser. Later cookies of one don't affect the other.</summary>
    /// <param name="at">Another instance, to which the proxy sends its requests.</param>
    public Visitor Copy(PortalHost? at = null)
    {
        var copy = new Visitor(at ?? host) { NetworkAddress = NetworkAddress, Always = Always };
        foreach (var (name, value) in _cookies)
        {
            copy._cookies.Add(name, value);
        }

        return copy;
    }

    public void Forget(string cookie) => _cookies.Remove(cookie);

    public void Bend(string cookie, Func<string, string> bend) => _cookies[cookie] = bend(_cookies[cookie]);

    public Task<Visit> GetAsync(string address, params ReadOnlySpan<(string Name, string Value)> headers) =>
        SendAsync(Request(HttpMethod.Get, address, headers));

    public Task<Visit> PostAsync(
        string address,
        IEnumerable<KeyValuePair<string, string>> fields,
        params ReadOnlySpan<(string Name, string Value)> headers
    )
    {
        var request = Request(HttpMethod.Post, address, headers);
        request.Content = new FormUrlEncodedContent(fields);
        return SendAsync(request);
    }

    /// <summary>Sends a request with any method, without content.</summary>
    public Task<Visit> SendAsync(HttpMethod method, string address) => SendAsync(Request(method, address, []));

    /// <summary>Sends the form of a page, with some fields filled in.</summary>
    public Task<Visit> SubmitAsync(Visit page, string form, params ReadOnlySpan<(string Name, string Value)> fields) =>
        PostAsync(page.Form(form), fields);

    public Task<Visit> SignOutAsync(Visit page) => PostAsync(page.FormTo("/account/sign-out"), []);

    private Task<Visit> PostAsync((string Action, Dictionary<string, string> Fields) form, ReadOnlySpan<(string Name, string Value)> fields)
    {
        foreach (var (name, value) in fields)
        {
            form.Fields[name] = value;
        }

        return PostAsync(form.Action, form.Fields);
    }

    private HttpRequestMessage Request(HttpMethod method, string address, ReadOnlySpan<(string Name, string Value)> headers)
    {
        var request = new HttpRequestMessage(method, address);
        if (_cookies.Count > 0)
        {
            request.Headers.Add("Cookie", Cookies);
        }

        // The portal trusts a proxy on the same machine.
        request.Headers.Add("X-Forwarded-For", NetworkAddress);
        foreach (var (name, value) in Enumerable.Concat(Always, headers.ToArray()))
        {
            Assert.True(request.Headers.TryAddWithoutValidation(name, value));
        }

        return request;
    }

    private async Task<Visit> SendAsync(HttpRequestMessage request)
    {
        using (request)
        {
            using var response = await host.Client.SendAsync(request, TestContext.Current.CancellationToken);
            var cookies = response.Headers.TryGetValues("Set-Cookie", out var set) ? set.ToList() : [];
            foreach (var cookie in cookies)
            {
                Keep(cookie);
            }

            return new Visit(
                request.RequestUri!.OriginalString,
                response.StatusCode,
                response.Headers.Location?.OriginalString,
                await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken),
                cookies,
                response.Headers.CacheControl?.ToString() ?? "",
                response.Headers.ETag?.Tag
            );
        }
    }

    private void Keep(string cookie)
    {
        var (name, value) = cookie.Split(';')[0].Split('=', 2) is [var first, var second]
            ? (first, second)
            : throw new FormatException(cookie);
        if (value.Length == 0)
        {
            _cookies.Remove(name);
        }
        else
        {
            _cookies[name] = value;
        }
    }

    private static string NextAddress()
    {
        var number = Interlocked.Increment(ref _last);
        return string.Create(CultureInfo.InvariantCulture, $"127.{1 + (number >> 16 & 127)}.{number >> 8 & 255}.{number & 255}");
    }
}
