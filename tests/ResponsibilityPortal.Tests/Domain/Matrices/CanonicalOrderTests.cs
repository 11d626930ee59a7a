using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Tests.Support;

namespace ResponsibilityPortal.Tests.Domain.Matrices;

public sealed class CanonicalOrderTests
{
    private static Matrix Altered(Func<Responsibility, Responsibility> alter)
    {
        var matrix = TestMatrix.Read();
        var first = matrix.Domains[0];
        return matrix with
        {
            Domains =
            [
                first with
                {
                    Responsibilities = [alter(first.Responsibilities[0]), .. first.Responsibilities.Skip(1)],
                },
                .. matrix.Domains.Skip(1),
            ],
        };
    }

    private static Responsibility FirstRow(Matrix matrix) => matrix.InCanonicalOrder().Responsibilities.First();

    [Fact]
    public void InCanonicalOrder_Parties_FollowTheMatrix()
    {
        var row = FirstRow(
            Altered(row =>
                row with
                {
                    Assignments =
                    [
                        new Assignment("hosted")
                        {
                            Contributing = ["customer", "cloud", "vendor"],
                            Notes = [new("customer", "c"), new("cloud", "p")],
                        },
                    ],
                }
            )
        );

        Assert.Equal(["cloud", "vendor", "customer"], row.Assignments[0].Contributing);
        Assert.Equal(["cloud", "customer"], row.Assignments[0].Notes.Select(note => note.Party));
    }

    [Fact]
    public void InCanonicalOrder_CellsAndMappings_FollowModelsAndFrameworks()
    {
        var row = FirstRow(
            Altered(row => row with { Assignments = [.. row.Assignments.Reverse()], Controls = [.. row.Controls.Reverse()] })
        );

        Assert.Equal(["hosted", "own"], row.Assignments.Select(cell => cell.HostingModel));
        Assert.Equal(["alpha", "beta"], row.Controls.Select(mapping => mapping.Framework));
    }

    [Fact]
    public void InCanonicalOrder_Lists_KeepTheirOrder()
    {
        var row = FirstRow(Altered(row => row with { Keywords = ["zebra", "ant"] }));

        Assert.Equal(["zebra", "ant"], row.Keywords);
        Assert.Equal(["A-10", "A-9"], row.Controls[0].Identifiers);
    }

    [Fact]
    public void InCanonicalOrder_EmptyCell_IsRemoved() =>
        Assert.Equal(
            ["own"],
            FirstRow(Altered(row => row with { Assignments = [new Assignment("hosted"), row.Assignments[1]] }))
                .Assignments.Select(cell => cell.HostingModel)
        );

    [Fact]
    public void InCanonicalOrder_DanglingReferences_ComeLastInOrdinalOrder()
    {
        var row = FirstRow(
            Altered(row => row with { Assignments = [new Assignment("hosted") { Contributing = ["zoe", "abe", "customer"] }] })
        );

        Assert.Equal(["customer", "abe", "zoe"], row.Assignments[0].Contributing);
    }
}
