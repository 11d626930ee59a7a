using ResponsibilityPortal.Web.Cli;

return await PortalCommandLine.RunAsync(args);

/// <summary>The portal's entry point, named so that tests can host it.</summary>
public partial class Program;
