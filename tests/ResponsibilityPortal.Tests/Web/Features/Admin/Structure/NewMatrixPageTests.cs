using Bunit;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Formats;
using ResponsibilityPortal.Tests.Support;
using ResponsibilityPortal.Web.Components.Unsaved;
using ResponsibilityPortal.Web.Features.Admin.Structure;
using ResponsibilityPortal.Web.Features.Admin.Structure.Uploading;

namespace ResponsibilityPortal.Tests.Web.Features.Admin.Structure;

public sealed class NewMatrixPageTests : PortalPageTest
{
    private MatrixRegister Register => Portal.Service<MatrixRegister>();

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await Portal.Host.PublishAsync(Given.Matrix());
        Share<IMatrixImport>();
        Share<MatrixRegister>();
        Share<UploadLimit>();
    }

    [Fact]
    public async Task Copy_WithoutTitle_SaysSoInItsForm()
    {
        var page = await OpenAsync();
        await page.Find("#field-from").ChangeAsync("sample/version");
        await page.Find("#copy").SubmitAsync();
        Assert.Contains("Title: must not be empty", page.Find("#copy [role=alert]").TextContent, StringComparison.OrdinalIgnoreCase);
        Assert.Empty(page.FindAll("#empty .problem"));
        Assert.Contains(JSInterop.Invocations, call => call.Identifier.EndsWith("focus", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Copy_WithNothingChosen_AsksForTheMatrix()
    {
        var page = await OpenAsync();
        Assert.Equal("", page.Find("#field-from").GetAttribute("value") ?? "");
        await page.Find("#field-copy-title").ChangeAsync("Another");
        await page.Find("#copy").SubmitAsync();
        Assert.Equal("Choose the matrix to copy.", page.Find("#copy .problem").TextContent);
        Assert.Single((await Register.ListAsync(Portal.Admin.Actor, Cancellation))!);
    }

    [Fact]
    public async Task Copy_WithTheTitleOfAnotherMatrix_IsWarnedOfOnce()
    {
        var page = await OpenAsync();
        await page.Find("#field-from").ChangeAsync("sample/version");
        await page.Find("#field-copy-title").ChangeAsync("the SAMPLE matrix");
        await page.Find("#copy").SubmitAsync();
        Assert.Contains("already called “The sample matrix” (sample)", page.Find("#copy .problem").TextContent, StringComparison.Ordinal);
        Assert.Single((await Register.ListAsync(Portal.Admin.Actor, Cancellation))!);
        await page.Find("#copy").SubmitAsync();
        Assert.Equal(2, (await Register.ListAsync(Portal.Admin.Actor, Cancellation))!.Count);
    }

    [Fact]
    public async Task Remove_AsksNextToTheMatrixAndTakesTheFocus()
    {
        await Register.CopyAsync(new CopyMatrix("sample", false, "brief", "Brief"), Portal.Admin.Change(), Cancellation);
        var page = await OpenAsync();
        await page.Find("button[aria-label='Remove Brief']").ClickAsync();
        var question = page.Find("ul.picked li [role=alert]");
        Assert.Equal("-1", question.GetAttribute("tabindex"));
        Assert.Contains("Remove “Brief”", question.TextContent, StringComparison.Ordinal);
        await page.PressAsync("Remove matrix");
        Assert.Single((await Register.ListAsync(Portal.Admin.Actor, Cancellation))!);
    }

    [Fact]
    public async Task TypedText_IsGuardedUntilTheMatrixIsCreated()
    {
        var page = await OpenAsync();
        var guard = page.FindComponent<UnsavedGuard>().Instance;
        Assert.False(guard.IsUnsaved());
        await page.Find("#field-copy-title").ChangeAsync("Another");
        Assert.True(guard.IsUnsaved());
        await page.Find("#field-from").ChangeAsync("sample/draft");
        await page.Find("#copy").SubmitAsync();
        Assert.False(guard.IsUnsaved());
    }

    private Task<IRenderedComponent<NewMatrixPage>> OpenAsync() =>
        OpenAsync<NewMatrixPage>(Portal.Admin, Roles.FirstAdministrator);
}
