using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Web.Features.Admin.Structure.Forms;

/// <summary>The field for a group of synonyms, and what is probably a mistake in it.</summary>
internal sealed class SynonymFields(Matrix matrix, SynonymGroup? seen)
{
    private readonly TextField _terms = new(
        "terms",
        "Terms, one per line",
        seen is null ? null : string.Join('\n', seen.Terms)
    )
    {
        Rows = 5,
        Help = "Words and phrases that mean the same, for example pentest and penetration test. Upper and lower case don't differ",
    };

    public IReadOnlyList<FormField> All => [_terms];

    public SynonymGroup Read() => new(_terms.Lines);

    /// <summary>Returns a warning about input that can be saved but is probably a mistake; null if there is none.</summary>
    public string? Check()
    {
        var group = Read();
        if (group.Terms.Count == 1)
        {
            return "A term alone has no synonym. Add another term, or save again to keep it alone.";
        }

        var other = matrix.Synonyms.FirstOrDefault(known => seen?.HasTermsOf(known) != true && known.SharesTermWith(group));
        return other is null || other.HasTermsOf(group)
            ? null
            : $"A term is also in the group “{other.InWords}”. If all of them mean the same, use one group. Save again to keep both.";
    }
}
