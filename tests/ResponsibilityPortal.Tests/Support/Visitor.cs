using System.Globalization;

namespace ResponsibilityPortal.Tests.Support;

/// <summary>
/// A browser without JavaScript: keeps cookies, fills in forms, follows nothing. Cookies are kept by hand, since they are Secure
/// and no cookie container sends such over plain HTTP. Each comes from a loopback address of its own,
/// since only those may sign in over plain HTTP.
/// </summary>
internal sealed class Visitor(PortalHost host)
{
    private static int _last;

    private readonly Dictionary<string, string> _cookies = [];

    public string NetworkAddress { get; init; } = NextAddress();

    /// <summary>What a proxy in front adds to each request.</summary>
    public IReadOnlyList<(string Name, string Value)> Always { get; init; } = [];

    /// <summary>The header that carries what the browser keeps.</summary>
    public string Cookies => string.Join("; ", _cookies.Select(cookie => $"{cookie.Key}={cookie.Value}"));

    /// <summary>The same browser as it is now: what happens to the cookies of one leaves those of the other.</summary>
    public Visitor Copy()
    {
        var copy = new Visitor(host) { NetworkAddress = NetworkAddress, Always = Always };
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

    public Task<Visit> PostAsync(string address, IEnumerable<KeyValuePair<string, string>> fields, params ReadOnlySpan<(string Name, string Value)> headers)
    {
        var request = Request(HttpMethod.Post, address, headers);
        request.Content = new FormUrlEncodedContent(fields);
        return SendAsync(request);
    }

    /// <summary>Asks by any method, without content.</summary>
    public Task<Visit> SendAsync(HttpMethod method, string address) => SendAsync(Request(method, address, []));

    /// <summary>Sends the form of a page, with some of its fields filled in.</summary>
    public Task<Visit> SubmitAsync(Visit page, string form, params ReadOnlySpan<(string Name, string Value)> fields) => PostAsync(page.Form(form), fields);

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

        // The portal takes the word of a proxy on the machine itself.
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
                response.Headers.ETag?.Tag);
        }
    }

    private void Keep(string cookie)
    {
        var (name, value) = cookie.Split(';')[0].Split('=', 2) is [var first, var second] ? (first, second) : throw new FormatException(cookie);
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
