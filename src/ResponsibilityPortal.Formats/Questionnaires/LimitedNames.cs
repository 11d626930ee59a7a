using System.Xml;

namespace ResponsibilityPortal.Formats.Questionnaires;

/// <summary>
/// The names of elements, attributes and namespaces that an XML reader has met. A reader keeps each of them in memory, so too many are
/// refused.
/// </summary>
internal sealed class LimitedNames : NameTable
{
    /// <summary>The maximum number of different names in one part. Workbooks of spreadsheets have some hundreds.</summary>
    public const int MaxCount = 5_000;

    private int _count;

    /// <exception cref="QuestionnaireRefusedException">The part has too many names.</exception>
    public override string Add(char[] key, int start, int len) => Get(key, start, len) ?? Counted(base.Add(key, start, len));

    /// <exception cref="QuestionnaireRefusedException">The part has too many names.</exception>
    public override string Add(string key) => Get(key) ?? Counted(base.Add(key));

    private string Counted(string name) =>
        ++_count <= MaxCount
            ? name
            : throw new QuestionnaireRefusedException(
                $"The workbook has more than {MaxCount.ToString("N0", System.Globalization.CultureInfo.InvariantCulture)} different names "
                    + "in its XML. Copy the questions into a new workbook."
            );
}
