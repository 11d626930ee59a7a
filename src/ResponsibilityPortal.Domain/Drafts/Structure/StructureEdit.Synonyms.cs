using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Domain.Drafts.Structure;

public abstract partial record StructureEdit
{
    /// <summary>Adds a group of synonyms, or changes its terms.</summary>
    /// <param name="Seen">The group that the editor saw; null to add one.</param>
    public sealed record PutSynonyms(SynonymGroup Group, SynonymGroup? Seen) : StructureEdit
    {
        private protected override StructureResult Make(Matrix matrix, Matrix? published)
        {
            if (Seen is null)
            {
                return new StructureResult.Applied(
                    matrix with
                    {
                        Synonyms = [.. matrix.Synonyms, Group],
                    },
                    new StructureChange.Added(NamedElement.Of(Group))
                );
            }

            if (matrix.Synonyms.FirstOrDefault(Seen.HasTermsOf) is not { } current)
            {
                return matrix.Synonyms.Any(Group.HasTermsOf) ? new StructureResult.Unchanged() : StaleSynonyms(Seen);
            }

            return new StructureResult.Applied(
                matrix with
                {
                    Synonyms = matrix.Synonyms.Select(group => ReferenceEquals(group, current) ? Group : group).ToValueList(),
                },
                new StructureChange.Changed(NamedElement.Of(Group))
            );
        }
    }

    /// <summary>Removes a group of synonyms.</summary>
    public sealed record RemoveSynonyms(SynonymGroup Group) : StructureEdit
    {
        private protected override StructureResult Make(Matrix matrix, Matrix? published) =>
            matrix.Synonyms.FirstOrDefault(Group.HasTermsOf) is { } current
                ? new StructureResult.Applied(
                    matrix with
                    {
                        Synonyms = matrix.Synonyms.Where(group => !ReferenceEquals(group, current)).ToValueList(),
                    },
                    new StructureChange.Removed(NamedElement.Of(current))
                )
                : StaleSynonyms(Group);
    }

    /// <summary>Turns the default synonyms on or off.</summary>
    public sealed record SetDefaultSynonyms(bool AreUsed) : StructureEdit
    {
        private protected override StructureResult Make(Matrix matrix, Matrix? published) =>
            new StructureResult.Applied(
                matrix with
                {
                    UsesDefaultSynonyms = AreUsed,
                },
                new StructureChange.DefaultSynonymsSet(AreUsed)
            );
    }

    private static StructureResult.Stale StaleSynonyms(SynonymGroup group) =>
        new($"the synonyms {Quoted(group.InWords)}") { Address = MatrixElements.Synonyms };
}
