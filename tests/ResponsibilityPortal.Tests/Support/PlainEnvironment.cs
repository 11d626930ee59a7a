using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;

namespace ResponsibilityPortal.Tests.Support;

/// <summary>The environment of a program, for code that needs nothing else of the host.</summary>
internal sealed class PlainEnvironment(string contentRoot) : IHostEnvironment
{
    public string EnvironmentName { get; set; } = Environments.Production;

    public string ApplicationName { get; set; } = "test";

    public string ContentRootPath { get; set; } = contentRoot;

    public IFileProvider ContentRootFileProvider { get; set; } = new NullFileProvider();
}
