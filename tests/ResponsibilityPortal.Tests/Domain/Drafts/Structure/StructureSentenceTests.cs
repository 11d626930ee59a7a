using ResponsibilityPortal.Domain.Drafts.Structure;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Tests.Support;

namespace ResponsibilityPortal.Tests.Domain.Drafts.Structure;

public sealed class StructureSentenceTests
{
    [Fact]
    public void Of_EveryChange_SaysTheSameAsEarlierReleasesRecorded() =>
        Assert.Equal(
            [
                "Changed the texts of the matrix.",
                "Added the hosting model “IaaS”.",
                "Added the row “Keep keys” to the domain “Access”.",
                "Added the domain “Access” with the row “Keep keys”.",
                "Added the hosting model “Edge” as a copy of “IaaS”.",
                "Changed the party “Vendor”.",
                "Moved the row “Keep keys” to the end.",
                "Moved the row “Keep keys” before “Back up” of the domain “Access”.",
                "Removed the row “Keep keys”.",
                "Retired the row “Keep keys”.",
                "Restored the domain “Access”.",
                "Replaced the whole content by the file sample.json.",
                "Replaced the whole content by the newer built-in matrix.",
                "Replaced the whole content by that of version 2.",
                "Replaced the whole content by that of version 3, with the changes from version 1 to version 2.",
                "Replaced the whole content by that of version 3. It does not contain the changes from version 1 to version 2, which "
                    + "touch the same content.",
                "Started a correction: replaced the whole content by that of version 2, which is in force.",
                "Added the synonyms “pen test, pentest”.",
                "Turned off the default synonyms.",
                "Turned on the default synonyms.",
            ],
            FactSamples.Edits.Select(edit => StructureSentence.Of(edit, ColumnKind.Default))
        );

    [Fact]
    public void Of_AnEditOfAColumn_UsesTheWordOfTheMatrix() =>
        Assert.Equal(
            ["Added the service “IaaS”.", "Added the service “Edge” as a copy of “IaaS”."],
            FactSamples
                .Edits.Select(edit => StructureSentence.Of(edit, new ColumnKind("service", "services")))
                .Where(sentence => sentence.Contains("service", StringComparison.Ordinal))
        );

    [Fact]
    public void Samples_ContainEveryCase() =>
        Assert.All(
            new[]
            {
                (
                    typeof(StructureChange),
                    FactSamples.Edits.Select(edit => edit.GetType()).Append(typeof(StructureChange.InWords)).ToHashSet()
                ),
                (typeof(ContentSource), Sources()),
            },
            union =>
            {
                var cases = union.Item1.GetNestedTypes().Where(type => type.IsSubclassOf(union.Item1)).ToList();
                Assert.NotEmpty(cases);
                Assert.All(cases, type => Assert.Contains(type, union.Item2));
            }
        );

    [Fact]
    public void Of_UndoAndRedo_SaysSoBeforeTheEdit()
    {
        var edit = new StructureChange.InWords("Moved the row “A” to the end.");
        Assert.Equal("Undone: Moved the row “A” to the end.", StructureSentence.Of(edit, EditDirection.Undone, ColumnKind.Default));
        Assert.Equal("Redone: Moved the row “A” to the end.", StructureSentence.Of(edit, EditDirection.Redone, ColumnKind.Default));
    }

    private static HashSet<Type> Sources() =>
        FactSamples.Edits.OfType<StructureChange.Replaced>().Select(edit => edit.Source.GetType()).ToHashSet();
}
