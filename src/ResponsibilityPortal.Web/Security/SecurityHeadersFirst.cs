namespace ResponsibilityPortal.Web.Security;

/// <summary>
/// Sets the security headers before anything else runs. The framework adds its host filtering in front of the portal's own pipeline,
/// and what it refuses never gets there.
/// </summary>
internal sealed class SecurityHeadersFirst : IStartupFilter
{
    /// <remarks>Of startup filters the one that was added first runs first.</remarks>
    public static void AddTo(IServiceCollection services) =>
        services.Insert(0, ServiceDescriptor.Singleton<IStartupFilter, SecurityHeadersFirst>());

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use(static (context, rest) =>
        {
            SecurityHeaders.Apply(context);
            context.Response.OnStarting(SecurityHeaders.KeepNoFailure, context.Response);
            return rest(context);
        });
        next(app);
    };
}
