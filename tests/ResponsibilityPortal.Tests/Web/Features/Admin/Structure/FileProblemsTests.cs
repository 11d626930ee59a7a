using Bunit;
using ResponsibilityPortal.Domain.Exchange;
using ResponsibilityPortal.Tests.Support;
using ResponsibilityPortal.Web.Features.Admin.Structure;

namespace ResponsibilityPortal.Tests.Web.Features.Admin.Structure;

public sealed class FileProblemsTests : ComponentTest
{
    [Fact]
    public void Pointer_IsSeparatedFromTheSentence()
    {
        var file = new ChosenFile(
            "file.json",
            null,
            [new MatrixProblem("/foo", "is not a property."), new MatrixProblem("", EvidenceTexts.EmptyFile)]
        );
        var items = Render<FileProblems>(parameters => parameters.Add(view => view.File, file)).FindAll("li");
        Assert.Equal(["/foo: is not a property.", EvidenceTexts.EmptyFile], items.Select(item => item.TextContent.Trim()));
    }
}
