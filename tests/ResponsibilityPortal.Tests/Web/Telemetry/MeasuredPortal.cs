using ResponsibilityPortal.Tests.Support;

namespace ResponsibilityPortal.Tests.Web.Telemetry;

/// <summary>A portal with metrics, and a use of it that changes them.</summary>
internal static class MeasuredPortal
{
    public static PortalHost Start(params ReadOnlySpan<(string Key, string Value)> settings) =>
        PortalHost.Start([("Portal:Seed", "none"), ("Telemetry:Metrics", "True"), .. settings]);

    /// <summary>Publishes a version, reads a page twice, exports the version once, and answers two lines.</summary>
    public static async Task UseAsync(PortalHost host)
    {
        await host.PublishAsync(Given.Matrix());
        await host.ReadAsync("/matrices/sample");
        await host.ReadAsync("/matrices/sample");
        await host.ReadAsync("/matrices/sample/versions/1/export.csv");
        await host.ReadAsync("/matrices/sample/questionnaire?lines=Who%20keeps%20the%20keys%3F%0AOther");
    }
}
