using Microsoft.Extensions.Options;
using ResponsibilityPortal.Store;
using ResponsibilityPortal.Web.Composition;

try
{
    var builder = WebApplication.CreateBuilder(args);
    builder.AddPortal();

    await using var app = builder.Build();
    app.UsePortal();
    await app.OpenAsync();
    await app.RunAsync();
    return 0;
}
catch (Exception exception) when (exception is StoreRefusedException or StartRefusedException or OptionsValidationException)
{
    // These say in words what is wrong and what to do; a stack trace would only bury it.
    await Console.Error.WriteLineAsync($"The portal cannot start. {exception.Message}");
    return 1;
}
catch (InvalidOperationException exception) when (exception.Source == "Microsoft.Extensions.Configuration.Binder")
{
    // The binder names the setting and the value that is not of its type.
    await Console.Error.WriteLineAsync($"The portal cannot start. {exception.Message}");
    return 1;
}
catch (IOException exception) when (exception.InnerException is Microsoft.AspNetCore.Connections.AddressInUseException)
{
    await Console.Error.WriteLineAsync($"The portal cannot start. {exception.Message} Stop what listens there, or name another address with --urls.");
    return 1;
}

/// <summary>The portal's entry point, named so that tests can host it.</summary>
public partial class Program;
