using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Reading.Answering;
using ResponsibilityPortal.Tests.Support;

namespace ResponsibilityPortal.Tests.Domain.Reading.Answering;

/// <summary>Tests what an answered questionnaire says of one row in its columns.</summary>
public sealed class AnswerColumnsTests
{
    [Fact]
    public void Responsible_ThatDiffers_NamesTheHostingModels() =>
        Assert.Equal("SaaS and PaaS: Vendor; IaaS: Customer", Of(Given.Matrix()).Responsible);

    /// <summary>A semicolon within a text doesn't look like the next hosting model.</summary>
    [Fact]
    public void Responsible_WithASemicolon_HasALineForEachText() =>
        Assert.Equal(
            "SaaS and PaaS: Vendor\nIaaS: Not applicable: Rented; no hardware",
            Of(Changing(_ => new Assignment("iaas") { NotApplicable = "Rented; no hardware" })).Responsible
        );

    /// <summary>A party that a hosting model lacks is something else than a duty that doesn't arise there.</summary>
    [Fact]
    public void YourPart_WhereYouDoNotExist_IsNotThatOfADutyThatIsNotApplicable()
    {
        var others = Given.Matrix().Moving("backup", "iaas", Given.Provider);
        var absent = others with
        {
            HostingModels =
            [
                .. others.HostingModels.Take(2),
                others.HostingModels[2] with
                {
                    Parties = [Given.Provider, Given.Vendor],
                },
            ],
        };
        Assert.EndsWith("IaaS: Not present.", Of(absent).YourPart, StringComparison.Ordinal);
        var unneeded = Changing(_ => new Assignment("iaas") { NotApplicable = "No hardware" });
        Assert.EndsWith("IaaS: Not applicable: No hardware.", Of(unneeded).YourPart, StringComparison.Ordinal);
    }

    private static Matrix Changing(Func<Assignment, Assignment> iaas) =>
        Given
            .Matrix()
            .Changing(row =>
                row.Slug == "backup" ? row with { Assignments = [row.Assignments[0], row.Assignments[1], iaas(row.Assignments[2])] } : row
            );

    private static AnswerColumns Of(Matrix matrix) =>
        AnswerColumns.Of(matrix, matrix.Responsibilities.Single(row => row.Slug == "backup"), matrix.HostingModels);
}
