using Microsoft.Playwright;

namespace ResponsibilityPortal.EndToEndTests.Support;

/// <summary>Records the problems of a loading page: errors, blocked content, failed requests and requests to other hosts.</summary>
/// <param name="portals">The only hosts that a page may send requests to.</param>
internal sealed class PageWatch(params IReadOnlyCollection<Uri> portals)
{
    private readonly List<string> _problems = [];
    private bool _isRefused;

    public IReadOnlyList<string> Problems => _problems;

    /// <summary>Starts to watch a page before it loads anything.</summary>
    public void Start(IPage page)
    {
        page.Console += (_, message) => AddMessage(message);
        page.PageError += (_, error) => _problems.Add(error);
        page.RequestFailed += (_, request) => _problems.Add($"failed: {request.Url}");
        page.Request += (_, request) => AddRequest(new Uri(request.Url));
        page.Response += (_, response) => AddResponse(response);
    }

    /// <remarks>The browser reports pages with status 403, 404 or 410. That status belongs to the page itself.</remarks>
    private void AddMessage(IConsoleMessage message)
    {
        if (
            message.Type is "error" or "warning"
            && !(_isRefused && message.Text.Contains("the server responded with a status of", StringComparison.Ordinal))
        )
        {
            _problems.Add(message.Text);
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
