namespace ResponsibilityPortal.Web.Security;

/// <summary>
/// Sets the security headers before anything else runs. The framework adds host filtering in front of the portal's pipeline, so requests
/// refused there never reach it.
/// </summary>
internal sealed class SecurityHeadersFirst : IStartupFilter
{
    /// <remarks>The startup filter that was added first runs first.</remarks>
    public static void AddTo(IServiceCollection services) =>
        services.Insert(0, ServiceDescriptor.Singleton<IStartupFilter, SecurityHeadersFirst>());

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) =>
        app =>
        {
            app.Use(
                static (context, rest) =>
                {
                    SecurityHeaders.Apply(context);
                    context.Response.OnStarting(SecurityHeaders.KeepNoFailure, context.Response);
                    return rest(context);
                }
            );
            next(app);
        };
}
