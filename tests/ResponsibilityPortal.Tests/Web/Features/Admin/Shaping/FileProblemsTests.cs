using Bunit;
using ResponsibilityPortal.Domain.Exchange;
using ResponsibilityPortal.Web.Features.Admin.Shaping;

namespace ResponsibilityPortal.Tests.Web.Features.Admin.Shaping;

public sealed class FileProblemsTests : ComponentTest
{
    [Fact]
    public void Pointer_IsSeparatedFromTheSentence()
    {
        var file = new ChosenFile("file.json", null, [new MatrixProblem("/foo", "is not a property."), new MatrixProblem("", "The file is empty.")]);
        var items = Render<FileProblems>(parameters => parameters.Add(view => view.File, file)).FindAll("li");
        Assert.Equal(["/foo: is not a property.", "The file is empty."], items.Select(item => item.TextContent.Trim()));
    }
}
