def words_of(date, language):
    return ""
