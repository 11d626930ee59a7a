using System.Globalization;

namespace ResponsibilityPortal.Web.Limits;

/// <summary>How long a refused client should wait before it tries again: the header Retry-After (RFC 9110, section 10.2.3).</summary>
/// <param name="Seconds">The time that what was refused usually takes to become possible.</param>
internal readonly record struct RetryAfter(int Seconds)
{
    /// <summary>The share of a token is free again.</summary>
    public static RetryAfter Token { get; } = new(1);

    /// <summary>Other writers have finished.</summary>
    public static RetryAfter Writers { get; } = new(2);

    /// <summary>The balancer of the load has noticed that an instance stops.</summary>
    public static RetryAfter Instance { get; } = new(2);

    /// <summary>The store or a place in the queue for exports is free again. An export takes less than a second.</summary>
    public static RetryAfter Queue { get; } = new(5);

    /// <summary>A place in the queue for uploads is free again. Sending and reading one takes some seconds.</summary>
    public static RetryAfter Uploads { get; } = new(10);

    /// <summary>The share of a network is free again. Shares are counted for a minute.</summary>
    public static RetryAfter Network { get; } = new(60);

    /// <summary>The share of a network is free again, of what is counted for a day.</summary>
    public static RetryAfter Day { get; } = new(24 * 60 * 60);

    /// <summary>Sets the header of a response.</summary>
    public void Set(HttpContext context) => context.Response.Headers.RetryAfter = Seconds.ToString(CultureInfo.InvariantCulture);
}
