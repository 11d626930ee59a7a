using ResponsibilityPortal.Domain.Audit;
using ResponsibilityPortal.Store.Model;

namespace ResponsibilityPortal.Tests.Support;

/// <summary>The log of a portal since a moment. A test on a shared portal reads only what it caused itself.</summary>
internal sealed class LogSince
{
    private readonly PortalWithUsers _portal;
    private readonly Dictionary<string, int> _earlier = [];

    private LogSince(PortalWithUsers portal) => _portal = portal;

    /// <summary>The log of a portal since now.</summary>
    public static async Task<LogSince> NowAsync(PortalWithUsers portal)
    {
        var log = new LogSince(portal);
        foreach (var stream in new[] { AuditStream.Content, AuditStream.Access })
        {
            log._earlier[stream] = (await portal.LogAsync(stream)).Count;
        }

        return log;
    }

    /// <summary>The whole log of a portal.</summary>
    public static LogSince TheStart(PortalWithUsers portal) => new(portal);

    /// <summary>Returns the entries of one stream, oldest first.</summary>
    public async Task<List<StoredAuditEntry>> ReadAsync(string stream) =>
        [.. (await _portal.LogAsync(stream)).Skip(_earlier.GetValueOrDefault(stream))];

    public async Task<List<string>> ActionsAsync(string stream) => [.. (await ReadAsync(stream)).Select(entry => entry.Action)];
}
