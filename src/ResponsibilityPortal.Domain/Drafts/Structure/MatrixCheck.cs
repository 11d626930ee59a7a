using System.Text;
using ResponsibilityPortal.Domain.Exchange;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Texts;

namespace ResponsibilityPortal.Domain.Drafts.Structure;

/// <summary>Checks a matrix that results from an edit or is to become a draft.</summary>
public static class MatrixCheck
{
    /// <summary>Checks a matrix as if it were imported: lengths, characters, counts, references.</summary>
    /// <returns>The matrix in the form that is stored; null when anything is wrong.</returns>
    public static Matrix? Read(Matrix matrix, out ValueList<StructureProblem> problems)
    {
        problems = [];
        byte[] written;
        try
        {
            written = MatrixWriter.Write(matrix);
        }
        catch (EncoderFallbackException)
        {
            // Half a surrogate pair has no bytes that a document could contain.
            problems = [new StructureProblem("", "A text contains half of a surrogate pair, which isn't a character.")];
            return null;
        }

        switch (MatrixReader.Read(written))
        {
            case MatrixReadOutcome.Accepted(var read):
                return read;
            case MatrixReadOutcome.Refused(var found):
                problems = found.Select(problem => MatrixPlace.InWords(matrix, problem)).ToValueList();
                return null;
            default:
                return null;
        }
    }

    /// <summary>Returns what is wrong with texts that were not in the matrix before. Existing texts are not checked again.</summary>
    /// <param name="before">Null when there was no matrix before.</param>
    public static ValueList<StructureProblem> ProblemsOfTexts(Matrix matrix, Matrix? before)
    {
        var known = before is null ? [] : PlacedTexts.Of(before).Select(text => text.Text).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. from text in PlacedTexts.Of(matrix)
            where !known.Contains(text.Text)
            let problem = TextRule.ProblemOf(text.Text, severalLines: true)
            where problem is not null
            select new StructureProblem("", $"{char.ToUpperInvariant(text.Where[0])}{text.Where[1..]} {problem}"),
        ];
    }
}
