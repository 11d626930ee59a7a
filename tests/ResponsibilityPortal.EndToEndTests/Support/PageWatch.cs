using Microsoft.Playwright;

namespace ResponsibilityPortal.EndToEndTests.Support;

/// <summary>Records the problems of a loading page: errors, blocked content, failed requests and requests to other hosts.</summary>
/// <param name="portals">The only hosts that a page may send requests to.</param>
internal sealed class PageWatch(params IReadOnlyCollection<Uri> portals)
{
    private readonly List<string> _problems = [];
    private readonly List<string> _messages = [];
    private bool _isRefused;

    /// <remarks>The browser reports pages with status 403, 404 or 410. That status belongs to the page itself.</remarks>
    public IReadOnlyList<string> Problems => [.. _problems, .. _messages.Where(message => !(_isRefused && IsOfStatus(message)))];

    /// <summary>Starts to watch a page before it loads anything.</summary>
    public void Start(IPage page)
    {
        page.Console += (_, message) => AddMessage(message);
        page.PageError += (_, error) => _problems.Add(error);
        page.RequestFailed += (_, request) => _problems.Add($"failed: {request.Url}");
        page.Request += (_, request) => AddRequest(new Uri(request.Url));
        page.Response += (_, response) => AddResponse(response);
    }

    private static bool IsOfStatus(string message) =>
        message.Contains("the server responded with a status of", StringComparison.Ordinal);

    private void AddMessage(IConsoleMessage message)
    {
        if (message.Type is "error" or "warning")
        {
            _messages.Add(message.Text);
        }
    }

    private void AddRequest(Uri address)
    {
        if (address.Scheme is "http" or "https" && portals.All(portal => portal.Authority != address.Authority))
        {
            _problems.Add($"foreign: {address}");
        }
    }

    private void AddResponse(IResponse response)
    {
        _isRefused |= response.Status is 403 or 404 or 410 && response.Request.IsNavigationRequest;
        if (response.Status >= 400 && !response.Request.IsNavigationRequest)
        {
            _problems.Add($"{response.Status}: {response.Url}");
        }
    }
}
